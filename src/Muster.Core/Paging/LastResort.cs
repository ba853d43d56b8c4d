// Whom a page reaches when its steps reach nobody.
namespace Muster.Core.Paging;

/// <summary>
/// The step after the last of a round that found nobody, or nobody who can respond. With <see cref="WhenUnanswered"/> it also comes after the last round in which
/// nobody answered.
/// </summary>
public sealed record LastResort(EscalationStep Step, bool WhenUnanswered);
