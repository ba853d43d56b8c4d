// What PUT /admin/shed takes.
namespace StreamFlow.Gateway;

/// <param name="Percent">0 to 100.</param>
/// <param name="Class">guest or member; null: both.</param>
internal sealed record ShedOrder(int Percent, string? Class = null)
{
    /// <summary>What is wrong with it; null when nothing is.</summary>
    public string? Mistake =>
        Percent is < 0 or > 100 ? $"percent is 0 to 100, and {Percent} is not. Nothing was changed.\n"
        : Class is not null && !Admission.Classes.Contains(Class)
            ? $"class is guest or member, and '{Class}' is not. Nothing was changed.\n"
        : null;
}
