// Everybody whom a step notified got a message of their own, or a digest that stands for it and names the group, or the record says that it failed.
using Muster.Core.Kernel;
using Muster.Core.Paging;
using Muster.Engine.Ports;

namespace Muster.Engine.Tests.Simulation.Checkers;

public sealed class EverybodyIsTold : IChecker
{
    /// <summary>The interval to the next digest, one more for what came too late for it, and the time of a provider that fails.</summary>
    private static readonly TimeSpan Latest = TimeSpan.FromMinutes(3);

    public IEnumerable<string> Breaches(History history)
    {
        HashSet<string> alone = [.. history.Arrived.Where(one => one.Message.Digest is null).Select(one => one.Message.Key)];
        HashSet<(string Key, AlertGroupId Group)> digested =
        [
            .. history
                .Arrived.Select(one => one.Message.Digest)
                .OfType<PageDigest>()
                .SelectMany(digest => digest.Lines.Where(line => IsNamed(digest, line)).Select(line => (line.Key, line.Group))),
        ];
        return history
            .Pages()
            .Where(one => one.Page.Status is PageStatus.Active or PageStatus.Exhausted)
            .SelectMany(one => one.Page.Deliveries.Select(delivery => (one.Page, Delivery: delivery)))
            // What an answer or a no left unsent need not have been told.
            .Where(one => !one.Page.WentQuiet.Any(answer => answer.At >= one.Delivery.PlannedAt))
            .Where(one => !one.Page.HasDeclinedSince(one.Delivery.Planned.Person, one.Delivery.Round))
            .Where(one =>
                one.Delivery.State != DeliveryState.Failed
                && (one.Delivery.Planned.SendAt ?? one.Delivery.PlannedAt) + (history.IsAtRest ? TimeSpan.Zero : Latest) < history.Ended
            )
            .Where(one => !IsTold(one.Page, one.Delivery.Planned))
            .Select(one => $"{one.Delivery.Planned.Key} was planned at {one.Delivery.PlannedAt:HH:mm:ss} and nobody was told.");

        bool IsTold(Page page, PlannedDelivery planned) =>
            planned.Digest is null ? alone.Contains(planned.Key) : digested.Contains((planned.Key, page.Subject!.Group!.Value));
    }

    private static bool IsNamed(PageDigest digest, DigestLine line) =>
        digest.GroupCount > digest.Groups.Length || digest.Groups.Any(group => group.Group == line.Group);
}
