// That a list asks the store as often for many rows as for few.
using System.Collections.Immutable;
using Microsoft.Extensions.DependencyInjection;
using Muster.Core.Alerts;
using Muster.Core.Kernel;
using Muster.Core.Paging;
using Muster.Engine.Ports;
using Muster.Engine.Projections;
using Muster.Server.Alerts;
using Muster.Server.Incidents;
using Muster.Server.Now;
using Muster.Server.Tests.Drivers;
using Muster.Server.Web.Access;
using Muster.Server.Web.Shells;

namespace Muster.Server.Tests.Hosting;

public sealed class ListCostTests
{
    private static readonly DateTimeOffset Night = new(2026, 11, 23, 2, 58, 0, TimeSpan.Zero);
    private static readonly IncidentId Incident = new(42);
    private static readonly PersonId Ana = new("ana");

    private static CancellationToken None => CancellationToken.None;

    [Fact]
    public async Task The_lists_ask_the_store_as_often_for_many_rows_as_for_one()
    {
        await using MusterServer server = await MusterServer.StartAsync(change: StoreCalls.StandBefore);
        Func<Task>[] lists = Lists(server.Services);
        await WriteAsync(server.Services, 0, 1);
        int[] few = await CallsAsync(lists);
        await WriteAsync(server.Services, 1, 15);
        int[] many = await CallsAsync(lists);

        Assert.Equal(few, many);
        Assert.All(few, calls => Assert.InRange(calls, 1, 20));
        IReadOnlyList<ListedGroup> groups = (await server.Services.GetRequiredService<GroupLists>().ListAsync(Groups, None)).Rows;
        Assert.Equal(15, groups.Count(row => row.Page?.Id == row.Group.Page));
        Assert.Equal(15, (await server.Services.GetRequiredService<IncidentPages>().ReadAsync(Incident, None)).Length);
        Assert.Equal(15, (await server.Services.GetRequiredService<RingingPages>().OfAsync(Ana, None)).Length);
    }

    private static GroupListing Groups => new(GroupListing.Open, "slow", After: null, Limit: 50);

    private static Func<Task>[] Lists(IServiceProvider services)
    {
        Caller ana = new(Actor.Person(Ana.Value), Ana, "Ana", AccountRole.Responder, Key: null);
        return
        [
            () => services.GetRequiredService<GroupLists>().ListAsync(Groups, None),
            () => services.GetRequiredService<NowReader>().ReadAsync(ana, "", None),
            () => services.GetRequiredService<IncidentPages>().ReadAsync(Incident, None),
            () => services.GetRequiredService<RingingPages>().OfAsync(Ana, None),
        ];
    }

    private static async Task<int[]> CallsAsync(Func<Task>[] lists)
    {
        List<int> calls = [];
        foreach (Func<Task> list in lists)
        {
            // What is kept in memory for a second is read by the first turn.
            await list();
            calls.Add(await StoreCalls.DuringAsync(list));
        }

        return [.. calls];
    }

    /// <summary>Groups that fire, each with its page, which also belongs to an incident and rings for Ana.</summary>
    private static async Task WriteAsync(IServiceProvider services, int from, int to)
    {
        ImmutableArray<View> rows = [.. Enumerable.Range(from, to - from).SelectMany(Rows)];
        Assert.IsType<CommitResult.Committed>(
            await services.GetRequiredService<IEventStore>().CommitAsync(new Commit { Views = rows }, None)
        );
    }

    private static IEnumerable<View> Rows(int number)
    {
        DateTimeOffset at = Night.AddSeconds(number);
        PageId page = new($"p{number}");
        AlertGroup group = new(
            new($"g{number}"),
            1,
            $"key{number}",
            Service: null,
            Severity.Sev2,
            "Slow",
            LabelSet.Empty,
            at,
            at,
            ClosedAt: null,
            Firing: 1,
            Total: 1,
            page,
            Incident: null,
            Held: null
        );
        PageRow row = new(
            page,
            PagePurpose.Respond,
            "Slow",
            Severity.Sev2,
            Service: null,
            group.Id,
            Incident,
            Role: null,
            Asked: null,
            PageStatus.Active,
            at,
            AcknowledgedBy: null,
            AcknowledgedAt: null,
            ResolvedAt: null,
            NextAt: null,
            Notified: [Ana],
            DeliveriesFailed: 0
        );
        yield return new(Views.Group, group.Id.Value, Views.Paged, at, "slow", ViewJson.Write(group));
        yield return new(Views.Page, page.Value, Views.Active, at, "slow person:ana;", ViewJson.Write(row)) { Subject = Incident.Value };
    }
}
