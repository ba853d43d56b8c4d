// An attempt is made by one node alone; a person is told twice only where an attempt ended without a result; nothing is sent that no event planned.
using Muster.Core.Paging;

namespace Muster.Engine.Tests.Simulation.Checkers;

public sealed class DuplicatesOnlyAfterTrouble : IChecker
{
    public IEnumerable<string> Breaches(History history)
    {
        foreach (
            var twice in history.Begun.GroupBy(attempt => (attempt.Message.Key, attempt.Message.Attempt)).Where(same => same.Count() > 1)
        )
        {
            yield return $"Attempt {twice.Key.Attempt} of {twice.Key.Key} was made {twice.Count()} times.";
        }

        foreach (var told in history.Arrived.GroupBy(attempt => attempt.Message.Key).Where(same => same.Count() > 1))
        {
            // A message is told again only when its first attempt met a kill, a lost reply or a time-out.
            Attempt first = told.First();
            if (!history.WasDisturbed(first.At - TimeSpan.FromSeconds(10), told.Last().At))
            {
                yield return $"{told.Key} arrived {told.Count()} times with nothing disturbed.";
            }
        }

        HashSet<string> planned =
        [
            .. history
                .Pages()
                .SelectMany(page =>
                    page.Events.OfType<PageEvent.StepNotified>().SelectMany(step => step.Deliveries.Select(one => one.Key))
                ),
        ];
        foreach (Attempt ghost in history.Begun.Where(attempt => !Keys(attempt).All(planned.Contains)))
        {
            yield return $"{ghost.Message.Key} was sent and no event planned it.";
        }
    }

    /// <summary>The planned messages that it stands for.</summary>
    private static IEnumerable<string> Keys(Attempt attempt) =>
        attempt.Message.Digest is { } digest ? digest.Lines.Select(line => line.Key) : [attempt.Message.Key];
}
