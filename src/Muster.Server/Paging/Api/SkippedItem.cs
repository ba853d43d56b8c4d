// A step of a page that was passed over, as the API answers it.
namespace Muster.Server.Paging.Api;

/// <param name="Why">What kept it from whom it would have reached, as a sentence.</param>
public sealed record SkippedItem(int Round, int Step, string Why, DateTimeOffset At);
