// The shift that the reader is in: which duty, from when to when.
namespace Muster.Server.Web.Views;

public sealed record OnCallNow(string Duty, DateTimeOffset Since, DateTimeOffset Until);
