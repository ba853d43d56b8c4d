// The judge of drills that are over: asks the store only when a drill has changed, and passes over what it cannot judge.
using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using Microsoft.Extensions.DependencyInjection;
using Muster.Engine.Ports;
using Muster.Engine.Projections;
using Muster.Server.Drills;
using Muster.Server.Web.Live;

namespace Muster.Server.Tests.Drills;

public sealed class DrillJudgeTests(DrillWorld world) : IClassFixture<DrillWorld>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_server_on_which_no_drill_changes_reads_nothing_and_a_store_that_failed_is_asked_again()
    {
        IViewStore views = DispatchProxy.Create<IViewStore, CountedStore>();
        CountedStore counted = (CountedStore)views;
        LiveHub hub = new();
        DrillJudge judge = ActivatorUtilities.CreateInstance<DrillJudge>(world.Server.Services, views, hub);

        await judge.TickAsync(Cancel);
        await judge.TickAsync(Cancel);
        Assert.Equal([Views.Unjudged], Assert.Single(counted.Asked).Statuses);

        hub.Publish(new(Views.Drill, 7));
        counted.IsBroken = true;
        await Assert.ThrowsAsync<StoreUnavailableException>(() => judge.TickAsync(Cancel));
        counted.IsBroken = false;
        await judge.TickAsync(Cancel);
        await judge.TickAsync(Cancel);
        Assert.Equal(3, counted.Asked.Count);
    }

    /// <summary>Has no rows, and knows what it was asked.</summary>
    [SuppressMessage("Performance", "CA1852", Justification = "DispatchProxy derives from it.")]
    internal class CountedStore : DispatchProxy
    {
        public List<ViewQuery> Asked { get; } = [];

        public bool IsBroken { get; set; }

        protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
        {
            Asked.Add((ViewQuery)args![0]!);
            return IsBroken ? throw new StoreUnavailableException("It is being moved.") : Task.FromResult<IReadOnlyList<View>>([]);
        }
    }
}
