// Writes versions of runbooks, in one way for the console and for the API.
using Muster.Core.Kernel;
using Muster.Core.Runbooks;
using Muster.Engine.Commands;
using Muster.Server.Runbooks.Document;
using Muster.Server.Web.Api;
using Muster.Server.Web.Document;

namespace Muster.Server.Runbooks;

public sealed class RunbookWriter(CommandRunner runner)
{
    /// <param name="id">What the file must say; null for whatever it says.</param>
    public async Task<(Outcome Outcome, RunbookId Id)> WriteAsync(string? id, string text, Asking asking)
    {
        ArgumentNullException.ThrowIfNull(asking);
        ArgumentNullException.ThrowIfNull(text);
        string clean = EdgeText.Clean(text, YamlText.CharactersMax);
        RunbookReading reading = RunbookFileReader.Read(clean);
        RunbookId written = reading.Runbook.Id;
        if (!reading.IsGood)
        {
            return (new Outcome.Refused(RunRefusals.InvalidFile(reading.Mistakes)), written);
        }

        if (id is not null && id != written.Value)
        {
            return (new Outcome.Refused(RunRefusals.OtherId(id, written.Value)), written);
        }

        Outcome outcome = await runner.RunAsync(
            asking.Operation,
            (work, cancel) => work.DecideRunbookAsync(written, new RunbookCommand.Write(written, clean, asking.By, work.Now), cancel),
            CancellationToken.None
        );
        return (outcome, written);
    }

    /// <summary>Takes it out of use, or brings it back.</summary>
    public Task<Outcome> DecideAsync(RunbookId id, Asking asking, Func<DateTimeOffset, RunbookCommand> command)
    {
        ArgumentNullException.ThrowIfNull(asking);
        ArgumentNullException.ThrowIfNull(command);
        return runner.RunAsync(
            asking.Operation,
            (work, cancel) => work.DecideRunbookAsync(id, command(work.Now), cancel),
            CancellationToken.None
        );
    }
}
