// One mistake in what somebody sent, at the place where it stands.
namespace Muster.Core.Kernel;

/// <summary><see cref="Field"/> is a path such as <c>services.api.team</c>; <see cref="Message"/> says what is wrong and what would be right.</summary>
public sealed record FieldError(string Field, string Message);
