// What mutes alerts now: silences, and alerts that hide others.
namespace Muster.Engine.Pager;

public sealed class MuteBook(SilenceBook silences, InhibitionBook inhibitions)
{
    public async Task<ActiveMutes> AtAsync(DateTimeOffset now, CancellationToken cancel) =>
        new(await silences.AtAsync(now, cancel), await inhibitions.CurrentAsync(cancel));
}
