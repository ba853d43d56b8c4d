// `muster verify`: proves that the record is as it was written, or names the first event that is not.
using System.CommandLine;
using Muster.Cli.Features;
using Muster.Cli.Terminal;
using Muster.Storage.Chain;

namespace Muster.Cli.Record;

internal static class VerifyCommand
{
    public static Command Create() =>
        LocalVerb.Make(
            "verify",
            "Prove that the record is as it was written, or name the first event that was changed, removed or reordered.",
            [],
            async (parsed, local, cancel) =>
            {
                ChainReport report = await local.Get<ChainVerification>().VerifyAsync(cancel);
                parsed.Screen().Answer(Item(report), () => Show(report));
                return report.IsIntact ? ExitCode.Done : ExitCode.VerificationFailed;
            }
        );

    public static object Item(ChainReport report) =>
        new
        {
            report.IsIntact,
            report.Streams,
            report.Events,
            report.Anchors,
            Findings = report.Findings.Select(one => new
            {
                Stream = one.Stream.ToString(),
                one.Version,
                one.Position,
                one.What,
            }),
        };

    public static void Show(ChainReport report)
    {
        if (report.IsIntact)
        {
            Screen.Line(
                $"The record is intact: {report.Events} events in {report.Streams} streams, {report.Anchors} of them anchored outside the database."
            );
            return;
        }

        Screen.Line($"The record is NOT as it was written; the first event concerned is named first.");
        foreach (ChainFinding finding in report.Findings)
        {
            Screen.Line("  " + Screen.Clean(finding.What));
        }
    }
}
