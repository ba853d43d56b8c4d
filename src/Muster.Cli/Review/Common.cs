// What the review commands share: the incident that names the review, and how a write is confirmed.
using System.CommandLine;
using Muster.Cli.Api;
using Muster.Cli.Features;
using Muster.Cli.Terminal;

namespace Muster.Cli.Review;

internal static class Common
{
    public static Argument<string> Incident() => Cli.Incident.Common.Id();

    public static Argument<string> Text(string name, string description) => new(name) { Description = description };

    /// <summary>A path below the review of the incident that the command line names.</summary>
    public static string At(string incident, params string[] rest) => Cli.Incident.Common.At(incident, ["review", .. rest]);

    /// <summary>Answers a write with one sentence, or with what the API answered.</summary>
    public static void Confirm(ParseResult parsed, Reply<ReviewDetail> reply, string sentence) =>
        parsed.Screen().Answer(reply.Raw, () => Screen.Line(sentence));
}
