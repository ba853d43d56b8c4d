// What the incident commands share: the argument that names the incident, and how a write is confirmed.
using System.CommandLine;
using System.Globalization;
using Muster.Cli.Api;
using Muster.Cli.Features;
using Muster.Cli.Terminal;

namespace Muster.Cli.Incident;

internal static class Common
{
    public static Argument<string> Id() => new("INCIDENT") { Description = "The incident: INC-42, or 42." };

    public static Argument<string> Text(string name, string description) => new(name) { Description = description };

    public static Option<string?> Person(string name, string description) => new(name) { Description = description, HelpName = "PERSON" };

    /// <summary>A path below the incident that the command line names.</summary>
    public static string At(string id, params string[] rest) => MusterClient.Path(["incidents", Full(id), .. rest]);

    /// <summary>INC-42 for 42 and inc-42.</summary>
    public static string Full(string id) =>
        int.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? $"INC-{number}" : id.ToUpperInvariant();

    /// <summary>Answers a write with one sentence, or with what the API answered.</summary>
    public static void Confirm(ParseResult parsed, Reply<IncidentDetail> reply, string sentence) =>
        parsed.Screen().Answer(reply.Raw, () => Screen.Line(sentence));
}
