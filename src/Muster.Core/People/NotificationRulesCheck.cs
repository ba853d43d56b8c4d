// Whether a person's notification rules can be followed: channels that they can be reached by, and somebody told at once.
using System.Collections.Immutable;
using Muster.Core.Kernel;

namespace Muster.Core.People;

internal static class NotificationRulesCheck
{
    /// <summary>Every mistake, at paths such as <c>notify.high[1].via</c> (indices from 0).</summary>
    public static IEnumerable<FieldError> Check(Person person) =>
        person.Notify is { } rules ? Check(person, rules.High, "notify.high").Concat(Check(person, rules.Low, "notify.low")) : [];

    private static IEnumerable<FieldError> Check(Person person, ImmutableArray<NotificationStep> steps, string path)
    {
        HashSet<string> seen = new(StringComparer.Ordinal);
        for (int index = 0; index < steps.Length; index++)
        {
            NotificationStep step = steps[index];
            if (!person.Contacts.Any(method => method.Channel == step.Via))
            {
                yield return new($"{path}[{index}].via", $"{person.Id} has no contact method '{step.Via}': add one under contacts.");
            }

            if (!seen.Add(step.Via))
            {
                yield return new($"{path}[{index}].via", $"'{step.Via}' stands here twice; keep one.");
            }

            if (step.After < TimeSpan.Zero || step.After > PeopleDefaults.AfterMax)
            {
                yield return new(
                    $"{path}[{index}].after",
                    $"A message follows the first within {PeopleDefaults.AfterMax.TotalMinutes:0} minutes, not {step.After.Brief()}."
                );
            }
        }

        if (steps.Length > 0 && steps.All(step => step.After > TimeSpan.Zero))
        {
            yield return new(path, "One of the messages goes out at once: leave its 'after' out.");
        }
    }
}
