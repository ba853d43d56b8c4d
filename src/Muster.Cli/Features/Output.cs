// The option that every answering command shares: --json.
using System.CommandLine;
using Muster.Cli.Terminal;

namespace Muster.Cli.Features;

internal static class Output
{
    public static readonly Option<bool> Json = new("--json") { Description = "Answer as JSON, for scripts." };

    public static Screen Screen(this ParseResult parsed) => new(parsed.GetValue(Json));
}
