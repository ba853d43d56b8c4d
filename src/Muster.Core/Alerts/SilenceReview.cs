// That somebody looked at a long silence and let it stand.
namespace Muster.Core.Alerts;

public sealed record SilenceReview(DateTimeOffset At, string By);
