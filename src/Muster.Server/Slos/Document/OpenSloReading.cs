// What OpenSLO files say, with all their mistakes.
using System.Collections.Immutable;
using Muster.Core.Slos;
using Muster.Server.Web.Document;

namespace Muster.Server.Slos.Document;

/// <param name="Mistakes">Each with the name of its file, in the order of the files. With one, nothing of the rest is to be used.</param>
public sealed record OpenSloReading(
    ImmutableArray<Slo> Slos,
    ImmutableArray<SloDataSource> Sources,
    ImmutableArray<(string File, Mistake Mistake)> Mistakes
);
