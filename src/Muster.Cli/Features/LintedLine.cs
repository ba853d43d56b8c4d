// One line that was judged.
using System.Collections.Immutable;
using System.Text.Json;
using Muster.Core.Wording;

namespace Muster.Cli.Features;

/// <param name="Id">Whatever it was, given back as it came.</param>
internal sealed record LintedLine(JsonElement? Id, ImmutableArray<Finding> Findings);
