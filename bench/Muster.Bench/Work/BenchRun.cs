// What all works share: how large they are, where pages go, and how a server is made for each.
using Muster.Bench.Asking;
using Muster.Bench.Pages;
using Muster.Bench.Servers;
using Muster.Bench.Telling;

namespace Muster.Bench.Work;

/// <param name="Template">Null when no work needs a server.</param>
/// <param name="Now">When the bench began, for the times in the alerts.</param>
public sealed record BenchRun(
    BenchOptions Options,
    PageReceiver Receiver,
    MusterTemplate? Template,
    Figures Figures,
    TextWriter Notes,
    DateTimeOffset Now
)
{
    public static readonly IReadOnlyList<Side> Sides = [Side.Muster, Side.Peer];

    /// <summary>Sizes of batches; those of one list share a server.</summary>
    public IReadOnlyList<IReadOnlyList<int>> Batches =>
        Options.IsQuick
            ?
            [
                [1, 64, 500],
            ]
            :
            [
                [1],
                [64],
                [500],
            ];

    /// <summary>Label sets of a storm of distinct alerts, and alerts that are active when memory is measured.</summary>
    public int DistinctSets => Options.IsQuick ? 2_000 : 100_000;

    /// <summary>Label sets of a storm of repeats.</summary>
    public const int RepeatedSets = 1_000;

    /// <summary>How long one storm may last.</summary>
    public TimeSpan StormMax => TimeSpan.FromSeconds(Options.IsQuick ? 0.5 : 5);

    /// <summary>How long the code is warmed up by repeats before anything is measured: the compiler of .NET follows a storm by seconds.</summary>
    public TimeSpan WarmUp => TimeSpan.FromSeconds(Options.IsQuick ? 0.2 : 10);

    /// <summary>In which the lists follow what warmed a server up.</summary>
    public TimeSpan Settling => TimeSpan.FromSeconds(Options.IsQuick ? 0.2 : 1.5);

    public int Probes => Options.IsQuick ? 5 : 100;

    /// <summary>At rest nothing keeps one from asking more often: of a hundred the ninety-ninth is chance.</summary>
    public int ProbesAtRest => Options.IsQuick ? 5 : 400;

    /// <summary>Ready, on data of its own.</summary>
    public async Task<IServer> StartAsync(Side side)
    {
        IServer server = await PrepareAsync(side);
        try
        {
            await Start.RunAsync(server);
            return server;
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }

    /// <summary>Nothing runs yet.</summary>
    public async Task<IServer> PrepareAsync(Side side) =>
        side == Side.Muster ? Template!.Copy() : await AlertmanagerUnderMeasure.PrepareAsync(Receiver.Url);
}
