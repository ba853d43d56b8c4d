// What a room is told of an incident, in words.
using System.Globalization;
using Muster.Core.Kernel;
using Muster.Engine.Ports;

namespace Muster.Server.Channels;

/// <summary>Times are UTC, because many read it.</summary>
public static class RoomText
{
    private const int DetailBytesMax = 1500;

    /// <param name="incident">The incident's page.</param>
    public static PlainWords Of(RoomMessage message, string incident)
    {
        ArgumentNullException.ThrowIfNull(message);
        return new(Title(message), Lines(message), message.Severity, incident);
    }

    /// <summary>One line: <c>[SEV-1] INC-42 Playback is down (mitigated)</c>.</summary>
    private static string Title(RoomMessage message)
    {
        string line = $"[{message.Severity.Label()}] {message.Incident} {message.Title} ({message.Phase.ToString().ToLowerInvariant()})";
        return EdgeText.Line(line, EdgeLimits.TitleBytes);
    }

    /// <summary>What is new, the oldest first: each with its time, and what belongs to it below.</summary>
    private static string Lines(RoomMessage message)
    {
        IEnumerable<string> lines = message.Lines.Select(line =>
            $"{line.At.UtcDateTime.ToString("HH:mm", CultureInfo.InvariantCulture)} UTC  {line.Headline}"
            + (line.Details.Length > 0 ? "\n" + EdgeText.Clean(line.Details, DetailBytesMax) : "")
        );
        string older = message.LeftOut == 0 ? "" : $"{message.LeftOut} older lines stand on the incident's page.\n";
        return older + string.Join('\n', lines);
    }
}
