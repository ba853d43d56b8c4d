// How a version of the error budget policy is shown at the terminal.
using System.Globalization;
using Muster.Cli.Api;
using Muster.Cli.Terminal;

namespace Muster.Cli.Slo.Policy;

internal static class PolicyWords
{
    public static void Show(PolicyVersionState version)
    {
        Screen.Line($"Version {version.Version}: {Screen.Clean(version.Title)}");
        foreach (string side in (string[])["product", "engineering"])
        {
            SignatureState? signed = version.Signatures.FirstOrDefault(one => one.As == side);
            Screen.Line(signed is null ? $"  not signed for {side}" : $"  signed for {side} by {signed.Person}, {At(signed.At)}");
        }

        Screen.Line();
        foreach (string line in version.Text.TrimEnd().Split('\n'))
        {
            Screen.Line("  " + Screen.Clean(line));
        }

        Screen.Line();
        Screen.Line($"hash {version.TextHash}");
    }

    public static string At(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture);
}
