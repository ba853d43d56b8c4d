// The short way of a fresh alert on rows in memory: an engine whose commits begin the rows, and fail when a test says so.
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Muster.Core.Kernel;
using Muster.Engine.Commands;
using Muster.Engine.Intake;
using Muster.Engine.Pager;
using Muster.Engine.Ports;
using Muster.Engine.Ports.InMemory;
using Muster.Engine.Tests.Driving;

namespace Muster.Engine.Tests.Intake;

internal sealed class MemoryRouting(MemoryRows rows) : IEventStore
{
    private readonly InMemoryStore _store = new();

    private InMemoryStore Events => _store;

    /// <summary>The groups that routing wrote.</summary>
    public IAlertStore Groups => _store;

    /// <summary>How many commits from now on are kept, and yet their answers are lost.</summary>
    public int LostAnswers { get; set; }

    /// <summary>A loop that saves what this intake took into the rows.</summary>
    public AlertSaving Saving(LoggedIntake intake, TimeProvider clock)
    {
        ServiceCollection services = new();
        services
            .AddSingleton<IEventStore>(this)
            .AddSingleton<IAlertStore>(_store)
            .AddSingleton<IViewStore>(_store)
            .AddSingleton<IIds>(new SerialIds())
            .AddSingleton(clock)
            .AddLogging()
            .AddMetrics()
            .AddMusterEngine();
        FreshRouting fresh = services.BuildServiceProvider().GetRequiredService<FreshRouting>();
        return new(intake, rows, fresh, new Wake(), clock, NullLogger<AlertSaving>.Instance);
    }

    public async Task<CommitResult> CommitAsync(Commit commit, CancellationToken cancel)
    {
        rows.FailWhenTold();
        if (commit.Begun.FirstOrDefault(begun => rows.Knows(begun.Row)) is { } known)
        {
            return new CommitResult.Conflict("alert " + known.Row.Id);
        }

        CommitResult result = await Events.CommitAsync(commit with { Begun = [] }, cancel);
        if (result is CommitResult.Committed)
        {
            await rows.SaveAsync([.. commit.Begun.Select(begun => begun.Row)], cancel);
            if (LostAnswers > 0)
            {
                LostAnswers--;
                throw new StoreUnavailableException("The answer is lost.");
            }
        }

        return result;
    }

    public Task<IReadOnlyList<StoredEvent>> ReadStreamAsync(StreamId stream, int afterVersion, CancellationToken cancel) =>
        Events.ReadStreamAsync(stream, afterVersion, cancel);

    public Task<IReadOnlyList<StoredEvent>> ReadStreamsAsync(IReadOnlyCollection<StreamId> streams, CancellationToken cancel) =>
        Events.ReadStreamsAsync(streams, cancel);

    public Task<int> StreamVersionAsync(StreamId stream, CancellationToken cancel) => Events.StreamVersionAsync(stream, cancel);

    public Task<IReadOnlyList<StoredEvent>> ReadAllAsync(long afterPosition, int limit, CancellationToken cancel) =>
        Events.ReadAllAsync(afterPosition, limit, cancel);

    public Task<int> NextNumberAsync(string counter, CancellationToken cancel) => Events.NextNumberAsync(counter, cancel);

    public Task<Operation?> OperationAsync(string id, CancellationToken cancel) => Events.OperationAsync(id, cancel);
}
