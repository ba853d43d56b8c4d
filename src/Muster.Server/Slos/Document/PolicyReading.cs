// What a file of an error budget policy says, and every mistake in it.
using System.Collections.Immutable;
using Muster.Core.Slos.Policies;
using Muster.Server.Web.Document;

namespace Muster.Server.Slos.Document;

/// <param name="Mistakes">In the order of the file; where there is one, the policy is not to be used.</param>
public sealed record PolicyReading(BudgetPolicy Policy, ImmutableArray<Mistake> Mistakes);
