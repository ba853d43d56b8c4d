// Gives back the memory that the start or a storm has used, once it is over.
namespace Muster.Cli.Serve;

/// <summary>
/// .NET collects when it needs memory, and after a storm it needs none: what the storm has used would stay with Muster until the next one. Everything is collected once instead,
/// which stops all threads for some 50 ms where 100,000 alerts are active. What the start has used goes the same way.
/// </summary>
internal sealed class MemoryReturn : BackgroundService
{
    private static readonly TimeSpan Stretch = TimeSpan.FromSeconds(3);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        Busyness busyness = new();
        bool isStart = true;
        using PeriodicTimer timer = new(Stretch);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            if (busyness.IsOver(GC.GetTotalAllocatedBytes()))
            {
                GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
                Allocator.Trim();
                if (isStart)
                {
                    // Nothing else reads so much of them.
                    MappedFiles.LetGo();
                    isStart = false;
                }
            }
        }
    }
}
