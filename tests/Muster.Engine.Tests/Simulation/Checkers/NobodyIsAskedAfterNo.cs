// Who said that they cannot respond is asked no more in that round, unless nobody else is left; and who acknowledged is told of no further step.
using Muster.Core.Kernel;
using Muster.Core.Paging;

namespace Muster.Engine.Tests.Simulation.Checkers;

public sealed class NobodyIsAskedAfterNo : IChecker
{
    public IEnumerable<string> Breaches(History history)
    {
        foreach ((Page page, var events) in history.Pages())
        {
            Page state = Page.Initial;
            foreach (PageEvent happened in events)
            {
                if (happened is PageEvent.StepNotified step && step.Step <= state.Steps.Length)
                {
                    foreach (PlannedDelivery planned in step.Deliveries.Where(one => state.HasDeclined(one.Person, step.Round)))
                    {
                        yield return $"{planned.Person} said no to {page.Id}, and step {step.Step} of round {step.Round} asks them again.";
                    }
                }

                state = Page.Evolve(state, happened);
            }

            foreach (PageEvent.Declined no in events.OfType<PageEvent.Declined>())
            {
                // A send that had begun is not called back, and one by a node that hung is another checker's.
                foreach (Attempt sent in history.Begun.Where(one => Tells(one, page.Id, no) && one.At > no.At && !IsLastResort(page, one)))
                {
                    if (!history.WasDisturbed(no.At, sent.At))
                    {
                        yield return $"{sent.Message.Key} was sent at {sent.At:HH:mm:ss.fff}, and {no.Person} had said no at {no.At:HH:mm:ss.fff}.";
                    }
                }
            }
        }
    }

    private static bool Tells(Attempt sent, PageId page, PageEvent.Declined no) =>
        sent.Message.Digest is null && sent.Message.Page == page && sent.Message.Person == no.Person && sent.Message.Round == no.Round;

    private static bool IsLastResort(Page page, Attempt sent) => sent.Message.Step > page.Steps.Length;
}
