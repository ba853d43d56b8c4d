// Under which message of a channel the next one about the same thing stands.
using Muster.Core.Kernel;
using Muster.Core.People;
using Muster.Engine.Commands;
using Muster.Engine.Ports;
using Muster.Engine.Projections;

namespace Muster.Server.Channels;

/// <summary>A page begins before its incident is declared: what is found for the page holds for the incident from then on.</summary>
/// <param name="runner">Asked for when it is needed, because what it runs knows the channels.</param>
public sealed class ChatThreads(Func<CommandRunner> runner, IViewStore views)
{
    /// <summary>The thread, null when nothing has been said of it there; and whether it is written down for all that the message is about.</summary>
    public Task<(string? Thread, bool IsKept)> OfAsync(ChannelMessage message, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(message);

        // A digest is about many things.
        return message.Digest is null ? OfAsync(Ids(message), cancel) : Task.FromResult<(string?, bool)>((null, true));
    }

    /// <summary>The same for what a room is told.</summary>
    /// <param name="chat">The channel's name.</param>
    public Task<(string? Thread, bool IsKept)> OfAsync(string chat, RoomMessage message, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(message);
        return OfAsync([Id(chat, message.Address, message.Incident)], cancel);
    }

    private async Task<(string? Thread, bool IsKept)> OfAsync(string[] ids, CancellationToken cancel)
    {
        IReadOnlyList<View> found = await views.FindAsync(Views.ChatThread, ids, cancel);
        View? widest = ids.Select(id => found.FirstOrDefault(view => view.Id == id)).FirstOrDefault(view => view is not null);
        return (widest?.Row<ChatThread>().Ts, found.Count == ids.Length);
    }

    /// <summary>Remembers where a message stands, unless somebody did for the same thing before.</summary>
    public Task BeganAsync(ChannelMessage message, string thread, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(message);
        return BeganAsync(Ids(message), thread, cancel);
    }

    /// <summary>The same for what a room is told. It has left: that its place cannot be written down costs a thread and nothing else.</summary>
    public async Task TryBeginAsync(string chat, RoomMessage message, string thread)
    {
        ArgumentNullException.ThrowIfNull(message);
        try
        {
            await BeganAsync([Id(chat, message.Address, message.Incident)], thread, CancellationToken.None);
        }
        catch (StoreUnavailableException)
        {
            // The next message begins a thread of its own.
        }
    }

    private async Task BeganAsync(string[] ids, string thread, CancellationToken cancel) =>
        await runner()
            .RunAsync(
                null,
                async (work, token) =>
                {
                    foreach (string id in ids)
                    {
                        if (await views.FindAsync(Views.ChatThread, id, token) is null)
                        {
                            work.Put(
                                new View(Views.ChatThread, id, Views.Recorded, work.Now, "", ViewJson.Write(new ChatThread(thread))),
                                read: null
                            );
                        }
                    }

                    return null;
                },
                cancel
            );

    /// <summary>The widest first.</summary>
    private static string[] Ids(ChannelMessage message)
    {
        string page = $"slack/{message.Address}/page/{message.Page}";
        return message.Incident is { } incident ? [Id(ContactChannels.Slack, message.Address, incident), page] : [page];
    }

    private static string Id(string chat, string address, IncidentId incident) => $"{chat}/{address}/incident/{incident}";
}
