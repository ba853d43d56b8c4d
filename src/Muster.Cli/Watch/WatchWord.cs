// What a watcher says to people.
using System.Globalization;
using Muster.Server.Web.Document;

namespace Muster.Cli.Watch;

/// <param name="IsWell">Whether it says that the silence is over.</param>
/// <param name="Why">What was wrong when it was looked at last.</param>
internal sealed record WatchWord(bool IsWell, DateTimeOffset Since, DateTimeOffset At, string Why)
{
    public string Title(string name) => IsWell ? $"{name} is well again" : $"{name} is silent: nobody may be paged";

    public string Text(string name)
    {
        string since = Since.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss 'UTC'", CultureInfo.InvariantCulture);
        string length = DurationText.Format(TimeSpan.FromSeconds(Math.Max(Math.Round((At - Since).TotalSeconds), 1)));
        return IsWell
            ? $"{name} is well again after {length}. It was not well since {since}. Last: {Why}"
            : $"{name} is not well since {since}, for {length}. {Why} Start it again, or watch your alerts by hand until it is back.";
    }
}
