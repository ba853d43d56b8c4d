// Something that was removed, as the bin lists it.
namespace Muster.Server.Web.Bins;

/// <param name="Id">By which it is brought back.</param>
/// <param name="Kind">What it is, such as note, action_item, definition or api_key.</param>
/// <param name="Title">What it said, in one line.</param>
/// <param name="Link">Where it stood: a path of the console; null when no page shows it.</param>
/// <param name="By">Who removed it: person:ana, key:ci.</param>
/// <param name="Why">In their words.</param>
/// <param name="Stays">Why it cannot come back, and what to do instead; null for what can.</param>
public sealed record BinItem(string Id, string Kind, string Title, string? Link, string By, DateTimeOffset At, string Why, string? Stays);
