// Remembers for each telephone number which page a small number stands for, and whether it wants messages.
using Muster.Engine.Commands;
using Muster.Engine.Ports;
using Muster.Engine.Projections;

namespace Muster.Server.Channels.Telephone;

/// <param name="runner">Asked for when it is needed, because what it runs knows the channels.</param>
public sealed class TelephoneBook(Func<CommandRunner> runner, IViewStore views)
{
    /// <summary>What a telephone was told; nothing for one that nobody knows.</summary>
    public async Task<TelephoneRow> OfAsync(string telephone, CancellationToken cancel) =>
        (await views.FindAsync(Views.Telephone, telephone, cancel))?.Row<TelephoneRow>() ?? TelephoneRow.None;

    /// <summary>The number by which this message's page can be answered from this telephone; it is written down before it is told.</summary>
    public async Task<int> NumberAsync(ChannelMessage message, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(message);
        TelephoneRow row = await ChangeAsync(
            message.Address,
            (row, now) => row.With(message.Page, message.Person, message.Key, now),
            cancel
        );
        return row.Pages.First(told => told.Page == message.Page && told.Person == message.Person).Number;
    }

    public Task StopAsync(string telephone, CancellationToken cancel) =>
        ChangeAsync(telephone, (row, now) => row with { StoppedAt = row.StoppedAt ?? now }, cancel);

    public Task StartAsync(string telephone, CancellationToken cancel) =>
        ChangeAsync(telephone, (row, _) => row with { StoppedAt = null }, cancel);

    private async Task<TelephoneRow> ChangeAsync(
        string telephone,
        Func<TelephoneRow, DateTimeOffset, TelephoneRow> change,
        CancellationToken cancel
    )
    {
        TelephoneRow changed = TelephoneRow.None;
        Outcome outcome = await runner()
            .RunAsync(
                null,
                async (work, token) =>
                {
                    View? read = await views.FindAsync(Views.Telephone, telephone, token);
                    changed = change(read?.Row<TelephoneRow>() ?? TelephoneRow.None, work.Now);
                    string status = changed.StoppedAt is null ? Views.Recorded : Views.Refused;
                    work.Put(new View(Views.Telephone, telephone, status, work.Now, "", ViewJson.Write(changed)), read);
                    return null;
                },
                cancel
            );
        return outcome is Outcome.Refused refused ? throw new InvalidOperationException(refused.Why.Message) : changed;
    }
}
