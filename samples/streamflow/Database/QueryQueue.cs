// How the database works: a few at a time, the rest waits, and the longer the queue, the slower each.
using System.Diagnostics.Metrics;
using System.Threading.Channels;
using StreamFlow.Hosting;

namespace StreamFlow.Database;

/// <param name="capacity">Queries a second while nobody waits.</param>
/// <param name="queueMax">How many may wait; more are refused at once.</param>
/// <param name="contention">How much longer a query takes when the queue is full, in percent.</param>
internal sealed class QueryQueue(int capacity, int queueMax, int contention) : BackgroundService
{
    private const int Workers = 6;

    private static readonly Counter<long> Queries = Part.Meter.CreateCounter<long>(
        "streamflow_database_queries",
        description: "Queries by outcome: answered, wasted (the caller had gone), refused (the queue was full)"
    );

    private readonly Channel<Query> _waiting = Channel.CreateBounded<Query>(queueMax);

    public int Length => _waiting.Reader.Count;

    /// <summary>False when the queue is full.</summary>
    public bool TryAsk(Query query)
    {
        bool taken = _waiting.Writer.TryWrite(query);
        if (!taken)
        {
            Queries.One("refused");
        }

        return taken;
    }

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.WhenAll(Enumerable.Range(0, Workers).Select(_ => WorkAsync(stoppingToken)));

    private async Task WorkAsync(CancellationToken stopping)
    {
        TimeSpan alone = TimeSpan.FromSeconds((double)Workers / capacity);
        await foreach (Query query in _waiting.Reader.ReadAllAsync(stopping))
        {
            await Task.Delay(alone * (1 + (contention / 100.0 * Length / queueMax)), stopping);
            Queries.One(query.GivenUp.IsCancellationRequested ? "wasted" : "answered");
            query.Finish();
        }
    }
}
