// Which statuses belong to which kind of bulletin, and which of them are the last word.
namespace Muster.Core.StatusPage;

public static class BulletinStatuses
{
    /// <summary>Whether nothing more is to come after it.</summary>
    public static bool IsOver(this BulletinStatus status) =>
        status is BulletinStatus.Resolved or BulletinStatus.Completed or BulletinStatus.Cancelled;

    public static BulletinKind KindOf(this BulletinStatus status) =>
        status switch
        {
            BulletinStatus.Investigating or BulletinStatus.Identified or BulletinStatus.Monitoring or BulletinStatus.Resolved =>
                BulletinKind.Incident,
            BulletinStatus.Scheduled
            or BulletinStatus.InProgress
            or BulletinStatus.Verifying
            or BulletinStatus.Completed
            or BulletinStatus.Cancelled => BulletinKind.Maintenance,
        };
}
