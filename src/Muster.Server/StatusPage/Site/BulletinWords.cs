// What an update says where the clock spoke and no person: the page has the words.
using Muster.Core.StatusPage;

namespace Muster.Server.StatusPage.Site;

internal static class BulletinWords
{
    public static string BodyOf(UpdateView update, StatusWords words) =>
        update.Body.Length > 0
            ? update.Body
            : update.Status switch
            {
                BulletinStatus.InProgress => words["begun"],
                BulletinStatus.Completed => words["completed"],
                _ => "",
            };
}
