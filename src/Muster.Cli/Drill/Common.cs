// What the commands on a drill of a server share: the argument that names it, and where it stands.
using System.CommandLine;
using System.Globalization;
using Muster.Cli.Api;

namespace Muster.Cli.Drill;

internal static class Common
{
    public static Argument<string> Id() => new("DRILL") { Description = "The drill: D-7, or 7." };

    /// <summary>A path below the drill that the command line names.</summary>
    public static string At(string id, params string[] rest)
    {
        string full = int.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out int number)
            ? $"D-{number}"
            : id.ToUpperInvariant();
        return MusterClient.Path(["drills", full, .. rest]);
    }
}
