// That what the pager awaits goes on on its own threads, and is not forgotten when they have ended.
using Muster.Engine.Pager;

namespace Muster.Engine.Tests.Pager;

public sealed class PagerThreadsTests
{
    [Fact]
    public async Task What_is_begun_there_goes_on_there_after_each_wait()
    {
        PagerThreads threads = new();
        List<string?> names = [];

        await threads.RunAsync(async () =>
        {
            names.Add(Thread.CurrentThread.Name);
            await Task.Yield();
            names.Add(Thread.CurrentThread.Name);
            await Task.Run(() => { });
            names.Add(Thread.CurrentThread.Name);
        });

        Assert.All(names, name => Assert.StartsWith("pager ", name, StringComparison.Ordinal));
        Assert.Equal(3, names.Count);
        threads.End();
    }

    [Fact]
    public async Task What_comes_after_the_end_is_done_all_the_same()
    {
        PagerThreads threads = new();
        threads.End();

        TaskCompletionSource done = new(TaskCreationOptions.RunContinuationsAsynchronously);
        threads.Post(_ => done.SetResult(), null);

        await done.Task.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);
    }
}
