// `muster schedule import`: a schedule gets its shifts from a calendar.
using System.CommandLine;
using Muster.Cli.Api;
using Muster.Cli.Features;
using Muster.Cli.Terminal;

namespace Muster.Cli.Schedule;

internal static class ImportCommand
{
    /// <summary>200 KiB: as much as fits a call of the API when it is written as JSON.</summary>
    private const int FileBytesMax = 200 * 1024;

    public static Command Create()
    {
        Argument<string> source = new("SOURCE")
        {
            Description = "A file of iCalendar, '-' for the standard input, or the address of a calendar.",
        };
        Option<string?> name = new("--name")
        {
            Description = "What people call the schedule; left out for one that is there.",
            HelpName = "NAME",
        };
        Option<string?> id = new("--id") { Description = "Its id. Default: made of the name.", HelpName = "ID" };
        Option<string?> zone = new("--zone")
        {
            Description = "The IANA zone of the schedule, and of times that name none. Default: that of the schedule, or UTC.",
            HelpName = "ZONE",
        };
        Option<bool> dry = new("--dry-run") { Description = "Only say what would be imported." };
        return ApiVerb.Make(
            "import",
            "Give a schedule the shifts of a calendar. An address is read again each hour; a file is read once. What is no shift is named, and nothing is imported then.",
            [source, name, id, zone, dry],
            async (parsed, client, cancel) =>
            {
                string from = parsed.GetRequiredValue(source);
                bool isAddress = from.Contains("://", StringComparison.Ordinal);
                var body = new
                {
                    Name = parsed.GetValue(name),
                    Id = parsed.GetValue(id),
                    Zone = parsed.GetValue(zone),
                    Url = isAddress ? from : null,
                    Content = isAddress ? null : await TextAsync(from, cancel),
                    DryRun = parsed.GetValue(dry),
                };
                Reply<ImportedReply> reply = await client.PostAsync<ImportedReply>(MusterClient.Path("imported-calendars"), body, cancel);
                parsed.Screen().Answer(reply.Raw, () => Show(reply.Value));
            }
        );
    }

    private static async Task<string> TextAsync(string file, CancellationToken cancel)
    {
        try
        {
            string text = file == "-" ? await Console.In.ReadToEndAsync(cancel) : await File.ReadAllTextAsync(file, cancel);
            return text.Length <= FileBytesMax
                ? text
                : throw new Failure(
                    ExitCode.Usage,
                    $"'{file}' has more than {FileBytesMax / 1024} KiB. Export fewer months of it, or give the address of the calendar."
                );
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new Failure(ExitCode.Usage, $"'{file}' cannot be read: {failure.Message}");
        }
    }

    private static void Show(ImportedReply imported)
    {
        Screen.Table(
            ["START", "END", "PERSON"],
            [.. imported.Shifts.Select(one => (IReadOnlyList<string>)[TimeText.Utc(one.Start), TimeText.Utc(one.End), one.Person])],
            "No shift is to come."
        );
        Screen.Line(
            imported.DryRun
                ? $"Nothing was imported: the schedule '{imported.Schedule}' would have these {imported.Shifts.Count} shifts."
                : $"The schedule '{imported.Schedule}' has these {imported.Shifts.Count} shifts now."
        );
    }

    internal sealed record ImportedReply(string Schedule, bool DryRun, IReadOnlyList<ImportedShift> Shifts);

    internal sealed record ImportedShift(string Person, DateTimeOffset Start, DateTimeOffset End);
}
