// What the alerts of a request said is written once where they say the same, and read again as each said it.
using Muster.Core.Alerts;
using Muster.Engine.Intake;
using Muster.Engine.Tests.Driving;

namespace Muster.Engine.Tests.Intake;

public sealed class RecordedWordsTests
{
    private readonly VirtualClock _clock = new(new DateTimeOffset(2026, 11, 28, 2, 0, 0, TimeSpan.Zero));
    private readonly MemoryLog _log = new();
    private readonly MemoryRows _rows = new();

    [Fact]
    public async Task What_each_alert_of_a_request_said_is_known_after_a_kill()
    {
        IntakeAnswer answer;
        using (LoggedIntake killed = new(_log, _rows, _clock))
        {
            using SignalFrames frames = SignalFrames.Of("abcdef".Select(Saying));
            answer = await killed.AcceptAsync("prometheus", "ci", frames, true, CancellationToken.None);
        }

        using LoggedIntake intake = new(_log, _rows, _clock);
        await new MemoryRouting(_rows).Saving(intake, _clock).TurnAsync(CancellationToken.None);

        Assert.Equal(
            ["Same http://same", "Same http://same", "Other http://same", "Other http://same", "Same http://same", "Same http://other"],
            _rows.All.OrderBy(row => row.Id).Select(row => $"{row.ToAlert().Annotations["summary"]} {row.GeneratorUrl}")
        );
        Assert.Equal(answer.Lines, (await intake.ReceiptAsync(answer.Receipt, CancellationToken.None))!.Lines);
    }

    /// <summary>The third and the fourth say something else, and the last has another link.</summary>
    private static Signal Saying(char name)
    {
        LabelSet labels = LabelSet.Of(("alertname", "Down"), ("instance", name.ToString()));
        LabelSet annotations = LabelSet.Of(("summary", name is 'c' or 'd' ? "Other" : "Same"));
        return new(
            Fingerprints.Of(labels),
            "prometheus",
            "ci",
            labels,
            annotations,
            false,
            null,
            null,
            name == 'f' ? "http://other" : "http://same"
        );
    }
}
