// One run of the intake beside its reference, by chance.
using System.Globalization;
using Muster.Core.Alerts;
using Muster.Engine.Intake;
using Muster.Engine.Pager;
using Muster.Engine.Ports;
using Muster.Engine.Ports.InMemory;
using Muster.Engine.Tests.Driving;

namespace Muster.Engine.Tests.Intake;

internal sealed class LoggedIntakeRun : IDisposable
{
    private static readonly string[] Keys = ["eu", "us"];

    private readonly Random _random;
    private readonly VirtualClock _clock;
    private readonly IAlertStore _reference = new InMemoryStore();
    private readonly MemoryLog _log = new();
    private readonly MemoryRows _rows = new();
    private readonly MemoryRouting _routing;
    private LoggedIntake _intake;
    private AlertSaving _saving;

    /// <summary>The intake's receipt by that of the reference.</summary>
    private readonly Dictionary<string, string> _receipts = new(StringComparer.Ordinal);
    private int _requests;

    public LoggedIntakeRun(Random random, VirtualClock clock)
    {
        _random = random;
        _clock = clock;
        _routing = new(_rows);
        (_intake, _saving) = Start();
    }

    public void Dispose() => _intake.Dispose();

    public Task StepAsync()
    {
        _clock.MoveTo(_clock.Now + TimeSpan.FromSeconds(_random.Next(1, 120)));
        return _random.Next(12) switch
        {
            0 => RefuseAsync(),
            1 => ExpireAsync(),
            2 or 3 => SaveAsync(),
            4 => FailToSaveAsync(),
            5 => RestartAsync(),
            _ => AcceptAsync(),
        };
    }

    /// <summary>After all is saved, the rows are what the reference says.</summary>
    public async Task EndAsync(string how)
    {
        _rows.Unrouted = 0;
        await _saving.TurnAsync(CancellationToken.None);
        await _saving.EndAsync();
        Assert.Equal(0, _intake.Unsaved);
        Assert.Equal(_log.End, _log.Checkpoint);
        IReadOnlyList<ChangedAlert> all = await _reference.UnroutedAsync(int.MaxValue, CancellationToken.None);
        Assert.All(_rows.All, row => Assert.Equal(_receipts[all.Single(one => one.Alert.Id == row.Id).Alert.Receipt!], row.Receipt));
        Assert.Equal(all.Select(one => Told(one.Alert, one.Revision)).Order(), _rows.All.Select(Told).Order());
        Assert.True(all.Count > 0, how);
    }

    private static string Told(Alert alert, int revision) =>
        string.Join(
            ' ',
            alert.Id,
            alert.Fingerprint,
            alert.Key,
            Json(alert.Labels),
            Json(alert.Annotations),
            alert.GeneratorUrl,
            alert.StartsAt.ToUnixTimeMilliseconds(),
            alert.ReceivedAt.ToUnixTimeMilliseconds(),
            alert.UpdatedAt.ToUnixTimeMilliseconds(),
            alert.LeaseEndsAt.ToUnixTimeMilliseconds(),
            alert.ResolvedAt?.ToUnixTimeMilliseconds() ?? SignalTimes.None,
            alert.ResolvedBecause,
            alert.ResolvedBy,
            revision.ToString(CultureInfo.InvariantCulture),
            alert.Signals
        );

    private static string Told(AlertRow row) =>
        string.Join(
            ' ',
            row.Id,
            row.Fingerprint,
            row.Key,
            row.Labels,
            row.Annotations,
            row.GeneratorUrl,
            row.Times.StartsAt,
            row.ReceivedAt,
            row.Times.UpdatedAt,
            row.Times.LeaseEndsAt,
            row.ResolvedAt,
            row.ResolvedBecause,
            row.ResolvedBy,
            row.Revision.ToString(CultureInfo.InvariantCulture),
            row.Signals
        );

    private static string Json(LabelSet labels) => System.Text.Json.JsonSerializer.Serialize(labels);

    private async Task AcceptAsync()
    {
        string key = Keys[_random.Next(Keys.Length)];
        Signal[] signals = [.. Enumerable.Range(0, _random.Next(1, 6)).Select(_ => NextSignal(key))];
        IntakeBatch batch = new(
            $"{++_requests}",
            signals[0].Door,
            key,
            _clock.Now,
            AlertDefaults.ResolveTimeoutOf(signals[0].Door),
            [.. signals]
        );
        Receipt expected = await _reference.RecordAsync(batch, CancellationToken.None);

        using SignalFrames frames = SignalFrames.Of(signals);
        IntakeAnswer answer = await _intake.AcceptAsync(signals[0].Door, key, frames, true, CancellationToken.None);

        _receipts.Add(expected.Id, answer.Receipt);
        Assert.Equal(expected.Lines, answer.Lines);
        Receipt? found = await _intake.ReceiptAsync(answer.Receipt, CancellationToken.None);
        Assert.Equal(expected.Lines, found!.Lines);
    }

    private async Task RefuseAsync()
    {
        _log.Refusals = 1;
        using SignalFrames frames = SignalFrames.Of([.. Enumerable.Range(0, 4).Select(_ => NextSignal("eu"))]);
        await Assert.ThrowsAsync<StoreUnavailableException>(async () =>
            await _intake.AcceptAsync("prometheus", "eu", frames, false, CancellationToken.None)
        );
    }

    private async Task ExpireAsync()
    {
        DateTimeOffset since = _clock.Now - TimeSpan.FromMinutes(_random.Next(0, 10));
        int expected = await _reference.ExpireLeasesAsync(_clock.Now, since, int.MaxValue, CancellationToken.None);
        Assert.Equal(expected, await _intake.ExpireLeasesAsync(_clock.Now, since, int.MaxValue, CancellationToken.None));
    }

    /// <summary>Often only a few may be saved, so that an episode and the next one of its fingerprint are not always in one transaction.</summary>
    private async Task SaveAsync()
    {
        _rows.Unrouted = PagerDefaults.RoutedMax - _random.Next(5);
        await _saving.TurnAsync(CancellationToken.None);
    }

    private async Task FailToSaveAsync()
    {
        _rows.Failures = _random.Next(1, 4);
        try
        {
            await SaveAsync();
        }
        catch (StoreUnavailableException)
        {
            // It was tried, and waits again.
        }

        _rows.Failures = 0;
    }

    private Task RestartAsync()
    {
        _intake.Dispose();
        (_intake, _saving) = Start();

        // One that ends before it was opened knows nothing, and may forget nothing.
        return _random.Next(2) == 0 ? _saving.EndAsync() : Task.CompletedTask;
    }

    private (LoggedIntake, AlertSaving) Start()
    {
        LoggedIntake intake = new(_log, _rows, _clock);
        return (intake, _routing.Saving(intake, _clock));
    }

    /// <summary>Of few alerts, so that they meet: some known by their labels, some by a key of the sender whose labels change.</summary>
    private Signal NextSignal(string key)
    {
        int number = _random.Next(8);
        LabelSet labels = LabelSet.Of(("alertname", "Down"), ("instance", $"{number}"));
        Fingerprint fingerprint = Fingerprints.Of(labels);
        if (number >= 6)
        {
            fingerprint = Fingerprints.OfDedupKey(key, $"{number}");
            labels = LabelSet.Of(("alertname", "Down"), ("instance", $"{number}"), ("level", $"{_random.Next(2)}"));
        }

        DateTimeOffset? endsAt = _random.Next(4) switch
        {
            0 => _clock.Now + TimeSpan.FromMinutes(_random.Next(1, 5)),
            1 => _clock.Now - TimeSpan.FromMinutes(_random.Next(0, 5)),
            _ => null,
        };
        return new(
            fingerprint,
            "prometheus",
            key,
            labels,
            _random.Next(3) == 0 ? LabelSet.Of(("summary", $"{_random.Next(2)}")) : LabelSet.Empty,
            _random.Next(8) == 0,
            _random.Next(3) == 0 ? _clock.Now - TimeSpan.FromMinutes(_random.Next(0, 30)) : null,
            endsAt,
            _random.Next(4) == 0 ? "http://prometheus/graph" : null,
            _random.Next(20) == 0
        );
    }
}
