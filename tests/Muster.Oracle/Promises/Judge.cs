// The accounting oracle: holds what a server has against what its senders were promised.
using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Muster.Core.Paging;
using Muster.Engine.Pager;
using Muster.Oracle.Driving;

namespace Muster.Oracle.Promises;

/// <summary>
/// Asked while nothing is sent. Every signal that was answered 2xx is there in its right state and once, every receipt can be looked up whole, every due page was handed
/// over at least once and no more often than crashes account for, no timeline has a gap, and whoever was refused was told so. What was cut off may be there or not;
/// nothing else may.
/// </summary>
public sealed class Judge : IDisposable
{
    /// <summary>The digest of a burst, the lease of a message that a dead server was sending, and a margin for a busy machine.</summary>
    private static readonly TimeSpan PagedMax = DigestDefaults.Interval + PagerDefaults.Lease + TimeSpan.FromSeconds(25);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);
    private const int AskedAtOnce = 8;

    /// <summary>
    /// A message goes out twice only when its server was interrupted between the send and the record of it: then it is sent again when its lease has ended. So many
    /// are between the two at a time, for the one person of the organisation has one address.
    /// </summary>
    private const int InFlightMax = PagerDefaults.SendsPerAddressMax;

    private Dictionary<string, string> _digested = [];
    private readonly ConcurrentDictionary<string, byte> _found = new(StringComparer.Ordinal);
    private readonly Station _station;
    private readonly WebhookReceiver _receiver;
    private readonly Ledger _ledger;
    private readonly HttpClient _reader;

    private Judge(Station station, WebhookReceiver receiver, Ledger ledger, string key) =>
        (_station, _receiver, _ledger, _reader) = (station, receiver, ledger, station.ClientOf(key));

    /// <summary>Makes itself a key that may see everybody's receipts; the server may run or not.</summary>
    public static async Task<Judge> CreateAsync(Station station, WebhookReceiver receiver, Ledger ledger)
    {
        ArgumentNullException.ThrowIfNull(station);
        return new(station, receiver, ledger, await station.KeyAsync("judge", "api"));
    }

    public void Dispose() => _reader.Dispose();

    /// <param name="crashes">How often a server was killed or lost its store, and once more for each lease that it was without: each sends again what was in flight.</param>
    /// <param name="again">Whether receipts that were found before are looked up once more.</param>
    /// <param name="patience">How long alerts and pages that are missing are waited for; null: as long as they may take after a crash.</param>
    public async Task<Verdict> JudgeAsync(int crashes, bool again = true, TimeSpan? patience = null)
    {
        List<string> breaches =
        [
            .. _ledger.Unclear,
            .. await AlertsAsync(patience ?? PagedMax),
            .. await ReceiptsAsync(again),
            .. await PagesAsync(patience ?? PagedMax),
            .. await TimelinesAsync(),
        ];
        List<IGrouping<string, WebhookReceiver.Taken>> messages = [.. _receiver.All.GroupBy(taken => taken.Id, StringComparer.Ordinal)];
        int duplicates = _receiver.All.Count - messages.Count;
        breaches.AddRange(
            messages
                .Where(message => message.Count() > 1 + crashes)
                .Select(message => $"The message {message.Key} was delivered {message.Count()} times in {crashes} crashes.")
        );
        if (duplicates > crashes * InFlightMax)
        {
            breaches.Add($"{duplicates} duplicates are more than {InFlightMax} for each of {crashes} crashes.");
        }

        return new(breaches, messages.Count, duplicates);
    }

    /// <summary>Lists read the database, which follows what was accepted: after a full disk by seconds.</summary>
    private async Task<IReadOnlyList<string>> AlertsAsync(TimeSpan patience)
    {
        long began = Stopwatch.GetTimestamp();
        IReadOnlyList<string> breaches = await AlertsAsync();
        while (breaches.Count > 0 && Stopwatch.GetElapsedTime(began) < patience)
        {
            await Task.Delay(Pause);
            breaches = await AlertsAsync();
        }

        return breaches;
    }

    private async Task<IReadOnlyList<string>> AlertsAsync()
    {
        JsonElement alerts = await _station.GetAsync("/api/v2/alerts");
        List<string> numbers = [.. alerts.EnumerateArray().Select(Number)];
        HashSet<string> firing = numbers.ToHashSet(StringComparer.Ordinal);
        return
        [
            .. numbers
                .GroupBy(one => one, StringComparer.Ordinal)
                .Where(one => one.Count() > 1)
                .Select(one => $"{one.Key} is shown twice."),
            .. firing.Where(one => !_ledger.Standings.ContainsKey(one)).Select(one => $"{one} is shown, and nobody sent it."),
            .. _ledger
                .Standings.Where(one => one.Value == Ledger.Standing.Firing && !firing.Contains(one.Key))
                .Select(one => $"{one.Key} was accepted as firing, and is lost."),
            .. _ledger
                .Standings.Where(one => one.Value == Ledger.Standing.Over && firing.Contains(one.Key))
                .Select(one => $"{one.Key} was accepted as resolved, and still fires."),
        ];
    }

    private static string Number(JsonElement alert) =>
        alert.GetProperty("labels").TryGetProperty("number", out JsonElement number) ? number.GetString()! : "an alert without a number";

    private async Task<IEnumerable<string>> ReceiptsAsync(bool again)
    {
        ConcurrentBag<string> wrong = [];
        await Parallel.ForEachAsync(
            _ledger.Receipts.Where(promised => again || _found.TryAdd(promised.Key, 0)),
            new ParallelOptions { MaxDegreeOfParallelism = AskedAtOnce },
            async (promised, _) =>
            {
                if (await ReceiptAsync(promised.Key) is not { } receipt)
                {
                    wrong.Add($"The receipt {promised.Key} of {promised.Value} signals is lost.");
                }
                else if (receipt.GetProperty("signals").GetArrayLength() is int there && there != promised.Value)
                {
                    wrong.Add($"The receipt {promised.Key} tells of {there} signals, and {promised.Value} were accepted.");
                }
            }
        );
        return wrong;
    }

    /// <summary>Null when there is none.</summary>
    private async Task<JsonElement?> ReceiptAsync(string id)
    {
        using HttpResponseMessage answer = await _reader.GetAsync(new Uri($"/api/v1/receipts/{id}", UriKind.Relative));
        return answer.StatusCode == HttpStatusCode.NotFound
            ? null
            : await answer.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<JsonElement>();
    }

    private async Task<IEnumerable<string>> PagesAsync(TimeSpan patience)
    {
        long began = Stopwatch.GetTimestamp();
        List<string> missing = await MissingAsync();
        while (missing.Count > 0 && Stopwatch.GetElapsedTime(began) < patience)
        {
            await Task.Delay(Pause);
            missing = await MissingAsync();
        }

        HashSet<string> queued = (await _station.Database.TextsAsync("SELECT key FROM outbox WHERE channel = 'webhook'")).ToHashSet(
            StringComparer.Ordinal
        );
        return
        [
            .. missing.Select(group => $"Nobody was paged about {group}"),
            .. _receiver
                .All.Where(taken => !queued.Contains(taken.Id))
                .Select(taken => $"The message {taken.Id} ({taken.Title}) arrived, and no record of it is there."),
        ];
    }

    private async Task<List<string>> MissingAsync()
    {
        List<string> titles = [.. _receiver.All.Select(taken => taken.Title)];
        HashSet<string> digested = _receiver.All.SelectMany(taken => taken.Pages).ToHashSet(StringComparer.Ordinal);
        if (digested.Count > _digested.Count)
        {
            _digested = await TitlesAsync(digested);
        }

        titles.AddRange(_digested.Values);
        HashSet<string> paged = titles.SelectMany(title => title.Split(' ')).ToHashSet(StringComparer.Ordinal);
        return
        [
            .. _ledger.Groups.Where(group =>
                !paged.Contains(group) && !titles.Exists(title => title.Contains(group, StringComparison.Ordinal))
            ),
        ];
    }

    /// <summary>What each of some pages is about.</summary>
    private async Task<Dictionary<string, string>> TitlesAsync(HashSet<string> pages)
    {
        Dictionary<string, string> titles = new(StringComparer.Ordinal);
        foreach (string row in await _station.Database.TextsAsync("SELECT body FROM views WHERE kind = 'page'"))
        {
            using JsonDocument page = JsonDocument.Parse(row);
            if (page.RootElement.GetProperty("id").GetString() is { } id && pages.Contains(id))
            {
                titles.Add(id, page.RootElement.GetProperty("title").GetString()!);
            }
        }

        return titles;
    }

    private async Task<IEnumerable<string>> TimelinesAsync() =>
        (
            await _station.Database.TextsAsync(
                "SELECT stream FROM events GROUP BY stream HAVING COUNT(*) <> MAX(version) OR MIN(version) <> 1"
            )
        ).Select(stream => $"The timeline {stream} has a gap.");
}
