// What differs between what was approved and what would run, as a sentence.
using System.Text.Json;

namespace Muster.Core.Runbooks;

internal static class RunDifference
{
    private const int CharactersMax = 80;

    public static string Between(RunContent approved, RunContent now) => string.Join(" ", Sentences(approved, now));

    private static IEnumerable<string> Sentences(RunContent approved, RunContent now)
    {
        if (approved.Runbook != now.Runbook || approved.Undoes != now.Undoes)
        {
            yield return "It is another runbook.";
        }
        else if (approved.Version != now.Version || approved.TextHash != now.TextHash)
        {
            yield return $"The runbook stands at version {now.Version} and was approved at version {approved.Version}.";
        }

        if (approved.Incident != now.Incident)
        {
            yield return $"The incident is {now.Incident?.Value ?? "none"} and was {approved.Incident?.Value ?? "none"}.";
        }

        foreach (string name in approved.Parameters.Keys.Union(now.Parameters.Keys, StringComparer.Ordinal).Order(StringComparer.Ordinal))
        {
            string? was = approved.Parameters.GetValueOrDefault(name);
            string? becomes = now.Parameters.GetValueOrDefault(name);
            if (was != becomes)
            {
                yield return $"The parameter {name} is {Quoted(becomes)} and was {Quoted(was)}.";
            }
        }

        if (Text(approved.Command) != Text(now.Command))
        {
            yield return CommandSentence(approved.Command, now.Command);
        }
        else if (Text(approved.Steps) != Text(now.Steps) && approved.Version == now.Version)
        {
            yield return "The steps are other ones.";
        }

        if (Text(approved.Preview) != Text(now.Preview))
        {
            yield return "The preview shows something else than what was approved.";
        }
    }

    private static string CommandSentence(CommandLine? was, CommandLine? now) =>
        (was, now) switch
        {
            ({ } one, { } other) when one.FilesTotal != other.FilesTotal =>
                $"The command would touch {other.FilesTotal} files and was approved for {one.FilesTotal}.",
            ({ } one, { } other) when Text(one.Resolved) != Text(other.Resolved) =>
                $"The command resolves to {Quoted(string.Join(' ', other.Resolved))} and was {Quoted(string.Join(' ', one.Resolved))}.",
            _ => "The command is another one, or would touch other files.",
        };

    private static string Quoted(string? text) =>
        text is null ? "not given"
        : text.Length > CharactersMax ? $"'{text[..CharactersMax]}…'"
        : $"'{text}'";

    private static string Text<T>(T value) => JsonSerializer.Serialize(value);
}
