// What a customer sent, before anything judges it.
namespace Muster.Engine.Intake;

/// <param name="Component">The id of a component; empty for something else.</param>
/// <param name="Symptom">The word for what is seen.</param>
/// <param name="Where">Empty when they did not say.</param>
/// <param name="StartedAt">Since when; null when they did not say.</param>
/// <param name="Contact">An e-mail address; empty for none.</param>
/// <param name="Language">In which they read the form, and are written to.</param>
public sealed record SentReport(
    string Component,
    string Symptom,
    string Text,
    string Where,
    DateTimeOffset? StartedAt,
    string Contact,
    string Language
);
