// Whether anything that was accepted is lost when the server is killed again and again under load.
using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.Json;
using Muster.Chaos.Tests.Driving;
using Muster.Peers;

namespace Muster.Chaos.Tests.Killing;

public sealed class KillLoopTests
{
    private const int Seed = 20261123;
    private const int Kills = 8;

    /// <summary>A slow machine kills less often rather than run on; fewer kills would prove too little, and take as long as they need.</summary>
    private const int KillsMin = 3;
    private const int AlertsPerGroup = 25;
    private static readonly TimeSpan LoopMax = TimeSpan.FromSeconds(40);

    /// <summary>4 senders with this pause come to nearly 50 alerts per second.</summary>
    private static readonly TimeSpan BetweenPosts = TimeSpan.FromMilliseconds(80);
    private const int Senders = 4;

    /// <summary>The lease of a message that a dead server was sending, and a margin.</summary>
    private static readonly TimeSpan PagedMax = TimeSpan.FromSeconds(25);

    [Fact]
    public async Task Nothing_accepted_is_lost_while_the_server_is_killed_again_and_again()
    {
        await using WebhookReceiver receiver = new();
        await using Station station = await Station.BuildAsync(Organisation(receiver.Url), null, ("MUSTER_ALLOW_PRIVATE_WEBHOOKS", "true"));
        await station.Muster.StartAsync();
        Ledger ledger = await RunAsync(station);

        await AccountAsync(station, ledger);
        await PagedAsync(station, receiver, ledger);
        await station.Muster.Process!.StopAsync();
        (int code, string said) = await station.Muster.RunAsync(null, "verify");
        Assert.True(code == 0, said + station.Muster.LastErrors);
    }

    /// <summary>Sends all the while; kills the server after so many more accepted alerts as the seed chooses, and starts it again.</summary>
    private static async Task<Ledger> RunAsync(Station station)
    {
        using CancellationTokenSource end = new();
        Ledger ledger = new();
        Task sending = Task.WhenAll(Enumerable.Range(0, Senders).Select(sender => SendAsync(station, sender, ledger, end.Token)));
        Random random = new(Seed);
        Stopwatch watch = Stopwatch.StartNew();
        int kills = 0;
        while (kills < KillsMin || (kills < Kills && watch.Elapsed < LoopMax))
        {
            int enough = ledger.Accepted.Count + random.Next(10, 80);
            await Until.TrueAsync("alerts are accepted", Station.Soon, () => Task.FromResult(ledger.Accepted.Count >= enough));
            await station.KillAsync();
            kills++;
            await station.Muster.StartAsync();
        }

        await end.CancelAsync();
        await sending;
        Figures.Say($"kill -9 {kills} times in {watch.Elapsed.TotalSeconds:0} s, seed {Seed}");
        Figures.Say($"{ledger.Accepted.Count} alerts accepted, {ledger.Refused} attempts failed and were repeated");
        Assert.True(ledger.Refused > 0, "No post met a dead server: the kills proved nothing.");
        return ledger;
    }

    /// <summary>One alert after the other, each until it is answered 2xx.</summary>
    private static async Task SendAsync(Station station, int sender, Ledger ledger, CancellationToken end)
    {
        for (int number = sender; !end.IsCancellationRequested; number += Senders)
        {
            string name = $"alert-{number}";
            string group = $"Burst-{number / AlertsPerGroup}.";
            while (!ledger.Accepted.ContainsKey(name))
            {
                try
                {
                    ledger.Accepted[name] = await station.PostAsync(("alertname", group), ("service", "playback-api"), ("number", name));
                    ledger.Groups[group] = name;
                }
                catch (Exception refused) when (refused is HttpRequestException or TaskCanceledException)
                {
                    ledger.Refuse();
                }

                await Task.Delay(BetweenPosts, CancellationToken.None);
            }
        }
    }

    /// <summary>Every alert that was answered 2xx is shown once, and every receipt can be looked up.</summary>
    private static async Task AccountAsync(Station station, Ledger ledger)
    {
        JsonElement alerts = await station.GetAsync("/api/v2/alerts");
        string[] shown = [.. alerts.EnumerateArray().Select(alert => alert.GetProperty("labels").GetProperty("number").GetString()!)];
        Assert.Empty(ledger.Accepted.Keys.Except(shown, StringComparer.Ordinal));
        Assert.Equal(shown.Length, shown.Distinct(StringComparer.Ordinal).Count());
        foreach (string receipt in ledger.Accepted.Values)
        {
            Assert.True(await station.IsThereAsync($"/api/v1/receipts/{receipt}"), $"The receipt {receipt} is lost.");
        }
    }

    /// <summary>Every group reached the person at least once. What a dying server had sent and not yet recorded is sent again; that is counted.</summary>
    private static async Task PagedAsync(Station station, WebhookReceiver receiver, Ledger ledger)
    {
        Stopwatch watch = Stopwatch.StartNew();
        while (watch.Elapsed < PagedMax && Missing().Length > 0)
        {
            await Task.Delay(100, TestContext.Current.CancellationToken);
        }

        Assert.Empty(Missing());
        int messages = receiver.All.Select(taken => taken.Id).Distinct(StringComparer.Ordinal).Count();
        int duplicates = receiver.All.Count - messages;
        Figures.Say($"{ledger.Groups.Count} groups paged by {messages} messages, {duplicates} sent twice");
        Assert.All(
            receiver.All.GroupBy(taken => taken.Id, StringComparer.Ordinal),
            message => Assert.True(message.Count() <= DeliveriesMax, $"The message {message.Key} was delivered {message.Count()} times.")
        );
        Assert.True(duplicates <= Kills, $"{duplicates} duplicates are more than one a kill.");
        Assert.Equal(
            receiver.All.Select(taken => taken.Id).Distinct(StringComparer.Ordinal).Count(),
            (await station.Database.TextsAsync("SELECT key FROM outbox WHERE channel = 'webhook'")).Count
        );

        string[] Missing() =>
            [.. ledger.Groups.Keys.Where(group => !receiver.All.Any(taken => taken.Title.Contains(group, StringComparison.Ordinal)))];
    }

    /// <summary>A crash may deliver a message twice, never thrice: its second attempt waits for the lease, and a kill in that very moment too is not to be expected.</summary>
    private const int DeliveriesMax = 2;

    private static string Organisation(Uri webhook) =>
        $$"""
            name: Chaos
            people:
              cleo:
                name: Cleo Marin
                email: cleo@example.org
                zone: Europe/Rome
                contacts: [{ webhook: "{{webhook}}" }]
            teams:
              streaming: { name: Streaming, members: [cleo] }
            services:
              playback-api: { name: Playback API, team: streaming, tier: 0, alwaysOn: true, escalationPolicy: streaming }
            escalationPolicies:
              streaming: { name: Streaming, steps: [{ targets: ["person:cleo"], wait: 30m }], repeat: 0 }
            routes:
              - { id: playback, matchers: ['service="playback-api"'], service: playback-api, groupBy: [alertname] }
            """;

    /// <summary>What the senders were promised.</summary>
    private sealed class Ledger
    {
        private int _refused;

        /// <summary>The receipt of each alert that was answered 2xx.</summary>
        public ConcurrentDictionary<string, string> Accepted { get; } = new(StringComparer.Ordinal);

        /// <summary>An alert of each group that must page.</summary>
        public ConcurrentDictionary<string, string> Groups { get; } = new(StringComparer.Ordinal);

        public int Refused => _refused;

        public void Refuse() => Interlocked.Increment(ref _refused);
    }
}
