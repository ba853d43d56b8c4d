// Who answers a page by a message proves that pages reach them there.
using Muster.Core.Kernel;
using Muster.Core.Paging;
using Muster.Engine.Commands;
using Muster.Engine.Ports;
using Muster.Engine.Projections;

namespace Muster.Engine.Reactions;

/// <summary>Answers that came by a message's link or button name its delivery; one from the console proves nothing about any.</summary>
public sealed class AnswerProvesContact : IReaction
{
    public async Task ReactAsync(Happened happened, Work work, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(happened);
        ArgumentNullException.ThrowIfNull(work);
        (PersonId Person, string Via)? answer = happened.Event switch
        {
            PageEvent.Acknowledged one => (one.Person, one.Via),
            PageEvent.Declined one => (one.Person, one.Via),
            _ => null,
        };
        if (answer is not { } said || said.Via.IndexOf(':', StringComparison.Ordinal) is var colon && colon < 0)
        {
            return;
        }

        Page page = await work.PageAsync(PageId.Parse(happened.Stream.Key), cancel);
        if (page.Delivery(said.Via[(colon + 1)..]) is { Planned: var sent } && sent.Person == said.Person)
        {
            ContactProof proof = new(sent.Person, sent.Channel, sent.Address, page.Id, work.Now);
            string id = ContactProof.IdOf(sent.Person, sent.Channel, sent.Address);
            work.Put(new View(Views.Proof, id, Views.Recorded, work.Now, "", ViewJson.Write(proof)));
        }
    }
}
