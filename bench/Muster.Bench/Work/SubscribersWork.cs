// How many subscribers of the status page are told by e-mail in a second, and how long a page takes meanwhile, beside the same server that tells nobody.
using System.Diagnostics;
using System.Globalization;
using Muster.Bench.Servers;
using Muster.Bench.Telling;
using Muster.Core.Kernel;
using Muster.Core.StatusPage;
using Muster.Core.StatusPage.Subscribers;
using Muster.Engine.Ports;
using Muster.Engine.Projections;
using Muster.Peers;

namespace Muster.Bench.Work;

/// <summary>
/// Ten thousand wait when the server starts; the mail server is a real one on the loopback interface, which shares the machine. The peer is Muster itself without them,
/// started and asked in the same way.
/// </summary>
public static class SubscribersWork
{
    private const string Name = "subscribers";
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(50);

    public static async Task RunAsync(BenchRun bench)
    {
        ArgumentNullException.ThrowIfNull(bench);
        int count = bench.Options.IsQuick ? 300 : 10_000;
        await using (MusterUnderMeasure alone = bench.Template!.Copy())
        {
            await Start.RunAsync(alone);
            await LatencyWork.TellAsync(bench, Side.Peer, Name, await LatencyWork.ProbesAsync(bench, alone, bench.Probes));
        }

        await using SmtpInbox inbox = await SmtpInbox.StartAsync();
        await using MusterUnderMeasure telling = bench.Template.Copy(
            ("MUSTER_SMTP", $"smtp://127.0.0.1:{inbox.Port}?starttls=no&from=status@example.org")
        );
        await PrepareAsync(telling.Data, count, bench.Now);
        await Start.RunAsync(telling);
        Task<TimeSpan> told = ToldAsync(inbox, count);
        await LatencyWork.TellAsync(bench, Side.Muster, Name, await LatencyWork.ProbesAsync(bench, telling, bench.Probes));
        bool isMeanwhile = !told.IsCompleted;
        TimeSpan took = await told;
        await bench.Notes.WriteLineAsync(
            $"subscribers: {count} told in {took.TotalSeconds:0.0} s, {count / took.TotalSeconds:0} a second; "
                + (isMeanwhile ? "all pages were sent meanwhile" : "SOME PAGES CAME AFTER THE LAST OF THEM")
        );
        bench.Figures.Note(Side.Muster, $"{Name}: told by e-mail", "mails/s", count / took.TotalSeconds, isMoreBetter: true);
    }

    /// <summary>From the first mail's arrival to the last's. Throws <see cref="TimeoutException"/> when some never come.</summary>
    private static async Task<TimeSpan> ToldAsync(SmtpInbox inbox, int count)
    {
        long waited = Stopwatch.GetTimestamp();
        long? first = null;
        while (true)
        {
            int arrived = inbox.Count;
            first ??= arrived > 0 ? Stopwatch.GetTimestamp() : null;
            if (arrived >= count)
            {
                return Stopwatch.GetElapsedTime(first!.Value);
            }

            if (Stopwatch.GetElapsedTime(waited) > Longest)
            {
                throw new TimeoutException($"Only {arrived} of {count} subscribers were told in {Longest.TotalMinutes:0} minutes.");
            }

            await Task.Delay(Look);
        }
    }

    /// <summary>Puts the subscribers and the news into the data directory of a server that does not run.</summary>
    private static async Task PrepareAsync(string data, int count, DateTimeOffset now)
    {
        StatusNews news = new(
            "B-1/1",
            "B-1",
            "Bench",
            BulletinKind.Incident,
            "Slow starts",
            BulletinStatus.Investigating,
            BulletinImpact.Minor,
            "Videos start late. We are looking into it.",
            [new(new("part-1"), "Part part-1", ComponentStatus.DegradedPerformance)],
            now,
            NextUpdateAt: null,
            "/"
        );
        Commit commit = new()
        {
            Views =
            [
                .. Enumerable.Range(1, count).Select(number => SubscriptionRows.Row(Subscriber(number, now))),
                new MailingRow(news, now, After: null, Queued: 0, EndedAt: null).ToView(),
            ],
        };
        await MusterData.WriteAsync(data, commit);
    }

    private static Subscription Subscriber(int number, DateTimeOffset now) =>
        new(
            new(number.ToString("x32", CultureInfo.InvariantCulture)),
            SubscriberChannel.Email,
            $"s{number}@example.org",
            [],
            "en",
            SubscriptionStatus.Confirmed,
            now
        )
        {
            Consent = new("Bench.", Actor.System("bench"), now),
        };
}
