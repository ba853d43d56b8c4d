// How much there is of the error budget policy, as its row says.
namespace Muster.Engine.Projections;

/// <param name="Latest">The number of the latest version; 0 before the first.</param>
/// <param name="Standing">The number of the signed one; null while none is.</param>
public sealed record BudgetPolicyRow(int Latest, int? Standing, int Overrides);
