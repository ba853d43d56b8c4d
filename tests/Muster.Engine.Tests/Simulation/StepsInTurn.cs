// Which step of a page comes next, and not before when: an own reading of its policy, apart from the page's.
using System.Collections.Immutable;
using Muster.Core.Kernel;
using Muster.Core.Paging;

namespace Muster.Engine.Tests.Simulation;

internal sealed class StepsInTurn(Page page)
{
    private readonly List<PageEvent> _before = [];
    private int _round = 1;
    private int _step = 1;
    private DateTimeOffset? _from;
    private bool _isPutOff;

    public PageId Page => page.Id;

    public PagePurpose Purpose => page.Subject!.Purpose;

    public LastResort? LastResort => page.LastResort;

    /// <summary>As it is when the next event happens.</summary>
    public Severity Severity { get; private set; } = page.Subject!.Severity;

    public bool IsLastResort(int step) => step > page.Steps.Length;

    public ImmutableArray<EscalationTarget> Targets(int step) => page.Steps[step - 1].Targets;

    public bool HasDeclined(PersonId person, int round) =>
        _before.OfType<PageEvent.Declined>().Any(no => no.Person == person && no.Round == round);

    /// <summary>Whether a message to them was planned for later than an instant, and no answer has dropped it since.</summary>
    public bool Waits(PersonId person, DateTimeOffset at) =>
        _before
            .Skip(_before.FindLastIndex(happened => happened is PageEvent.Acknowledged) + 1)
            .OfType<PageEvent.StepNotified>()
            .SelectMany(told => told.Deliveries)
            .Any(one => one.Person == person && one.SendAt > at);

    /// <summary>Whether anybody told in the round, or by one step of it, has neither said no nor is out of reach of every message.</summary>
    public bool SomebodyIsLeft(int round, int? step = null) =>
        _before
            .OfType<PageEvent.StepNotified>()
            .Where(told => told.Round == round && (step is null || told.Step == step))
            .SelectMany(told => told.Deliveries)
            .Any(one =>
                !HasDeclined(one.Person, round)
                && !_before.OfType<PageEvent.DeliveryFailed>().Any(failed => failed.Final && failed.Key == one.Key)
            );

    /// <summary>What is wrong with the turn of a step that was notified, skipped or put off.</summary>
    public IEnumerable<string> Follow(PageEvent happened)
    {
        (int Round, int Step)? taken = happened switch
        {
            PageEvent.StepNotified told => (told.Round, told.Step),
            PageEvent.StepSkipped skipped => (skipped.Round, skipped.Step),
            PageEvent.StepPostponed late => (late.Round, late.Step),
            _ => null,
        };
        if (taken is { } one)
        {
            bool isNext = one == (_round, _step) || (IsLastResort(one.Step) && LastResort is not null);
            if (!isNext || _from is not { } from)
            {
                yield return $"Step {one.Step} of round {one.Round} of {Page} came at {happened.At:HH:mm:ss.fff}, and {(_from is null ? "nothing" : $"step {_step} of round {_round}")} was next.";
            }
            // What waits for sleepers may be judged anew at any time: whether they sleep is another question.
            else if (happened.At < from - PagingDefaults.EarlyTolerance && !_isPutOff)
            {
                yield return $"Step {one.Step} of round {one.Round} of {Page} came at {happened.At:HH:mm:ss.fff}, before {from:HH:mm:ss.fff}.";
            }
        }

        if (happened is PageEvent.EscalatedEarly early && SomebodyIsLeft(early.Round, early.Step))
        {
            yield return $"{Page} did not wait for step {early.Step} of round {early.Round} at {early.At:HH:mm:ss.fff}, and somebody could still have answered.";
        }
    }

    public void Remember(PageEvent happened)
    {
        switch (happened)
        {
            case PageEvent.Started:
                _from = happened.At;
                break;
            case PageEvent.StepNotified told:
                After(told.Round, told.Step, told.At + Wait(told.Step));
                break;
            case PageEvent.StepSkipped { ToLastResort: true } skipped:
                (_round, _step, _from) = (skipped.Round, page.Steps.Length + 1, skipped.At);
                break;
            case PageEvent.StepSkipped skipped:
                bool waits = skipped.Step >= page.Steps.Length && !SomebodyIsLeft(skipped.Round);
                After(skipped.Round, skipped.Step, waits ? skipped.At + Wait(skipped.Step) : skipped.At);
                break;
            case PageEvent.StepPostponed late:
                (_from, _isPutOff) = (late.Until, true);
                break;
            case PageEvent.SeverityChanged changed:
                Severity = changed.To;
                _from = _isPutOff && _from is not null ? changed.At : _from;
                break;
            case PageEvent.EscalatedEarly early:
                _step = early.ToLastResort ? page.Steps.Length + 1 : _step;
                _round = early.ToLastResort ? early.Round : _round;
                _from = early.At;
                break;
            case PageEvent.Acknowledged or PageEvent.Exhausted or PageEvent.Resolved:
                _from = null;
                break;
            case PageEvent.Reescalated again when _from is null:
                (_round, _step, _from) = (again.Round, 1, again.At);
                break;
        }

        _isPutOff =
            happened is PageEvent.StepPostponed
            || (_isPutOff && happened is not (PageEvent.StepNotified or PageEvent.StepSkipped or PageEvent.SeverityChanged));
        _before.Add(happened);
    }

    private TimeSpan Wait(int step) => IsLastResort(step) ? page.LastResort!.Step.Wait : page.Steps[step - 1].Wait;

    private void After(int round, int step, DateTimeOffset from)
    {
        bool endsTheRound = step >= page.Steps.Length;
        (_round, _step, _from) = (endsTheRound ? round + 1 : round, endsTheRound ? 1 : step + 1, from);
    }
}
