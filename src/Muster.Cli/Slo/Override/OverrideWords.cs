// What the commands on overrides share: their arguments, and what they say.
using System.CommandLine;
using System.Globalization;
using Muster.Cli.Api;
using Muster.Cli.Features;
using Muster.Cli.Terminal;

namespace Muster.Cli.Slo.Override;

internal static class OverrideWords
{
    public static Argument<string> Slo() => new("SLO") { Description = "The name of the SLO." };

    public static Argument<string> Id() =>
        new("ID") { Description = "The id of the override, as 'override ask' or 'policy show' says it." };

    public static void Answer(ParseResult parsed, Reply<OverrideState> reply) =>
        parsed.Screen().Answer(reply.Raw, () => Screen.Line(Sentence(reply.Value)));

    private static string Sentence(OverrideState one) =>
        one.Status switch
        {
            "holds" =>
                $"The gate of {one.Slo} is overridden until {one.Until?.UtcDateTime.ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture)} ({one.Id}).",
            "asked" => $"A second person must agree within an hour: muster slo override agree {one.Slo} {one.Id}",
            _ => $"The override {one.Id} of {one.Slo} is over.",
        };
}
