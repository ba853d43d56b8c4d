// Reads and writes a person of the organisation file: contact methods, notification rules, waking hours.
using System.Collections.Immutable;
using Muster.Core.Kernel;
using Muster.Core.OnCall;
using Muster.Core.People;
using Muster.Server.Web.Document;
using NodaTime;

namespace Muster.Server.Catalog.Document;

internal static class PersonText
{
    public static Person Read(string id, Block block)
    {
        string email = block.Text("email");
        ImmutableArray<ContactMethod> contacts = block.Has("contacts")
            ? block.Blocks("contacts", "a contact", one => ReadMethod(one, ContactChannels.All))
            : [new ContactMethod(ContactChannels.Email, email)];
        Person person = new(
            new PersonId(id),
            block.Text("name"),
            email,
            block.OptionalText("phone"),
            block.OptionalText("zone") ?? "Etc/UTC",
            contacts
        );
        return person with { Notify = ReadRules(block), Awake = ReadAwake(block) };
    }

    public static void Write(YamlWriter yaml, Person person)
    {
        yaml.Field("name", person.Name);
        yaml.Field("email", person.Email);
        yaml.Field("phone", person.Phone);
        yaml.Field("zone", person.Zone);
        if (person.Contacts is not [{ Channel: ContactChannels.Email } only] || only.Address != person.Email)
        {
            yaml.List("contacts", person.Contacts, contact => yaml.Field(contact.Channel, contact.Address), even: true);
        }

        if (person.Notify is { } rules)
        {
            yaml.Mapping(
                "notify",
                () =>
                {
                    yaml.List("high", rules.High, step => WriteStep(yaml, step));
                    yaml.List("low", rules.Low, step => WriteStep(yaml, step));
                    if (rules.NoShiftNotices)
                    {
                        yaml.Value("shifts", "false");
                    }
                }
            );
        }

        if (person.Awake is { } awake)
        {
            yaml.Mapping(
                "awake",
                () =>
                {
                    yaml.Field("from", WeekText.Of(awake.From));
                    yaml.Field("to", WeekText.Of(awake.To));
                }
            );
        }
    }

    /// <summary>A channel with its address: a contact of a person, a room of a service.</summary>
    public static ContactMethod ReadMethod(Block block, ImmutableArray<string> channels)
    {
        ImmutableArray<ContactMethod> said =
        [
            .. channels
                .Select(channel => (channel, Address: block.OptionalText(channel)))
                .Where(one => one.Address is not null)
                .Select(one => new ContactMethod(one.channel, one.Address!)),
        ];
        if (said.Length != 1)
        {
            block.Mistake(
                "",
                $"Write one channel with its address here, such as '{channels[0]}: …'. Channels: {string.Join(", ", channels)}."
            );
        }

        return said.Length > 0 ? said[0] : new(ContactChannels.Email, "");
    }

    private static NotificationRules? ReadRules(Block block)
    {
        if (!block.Has("notify"))
        {
            return null;
        }

        Block rules = block.Inner("notify", "the notification rules");
        NotificationRules read = new(rules.Blocks("high", "a message", ReadStep), rules.Blocks("low", "a message", ReadStep))
        {
            NoShiftNotices = !rules.Flag("shifts", true),
        };
        rules.Close();
        return read;
    }

    private static NotificationStep ReadStep(Block block) => new(block.Text("via"), block.OptionalDuration("after") ?? TimeSpan.Zero);

    private static void WriteStep(YamlWriter yaml, NotificationStep step)
    {
        yaml.Field("via", step.Via);
        if (step.After > TimeSpan.Zero)
        {
            yaml.Value("after", DurationText.Format(step.After));
        }
    }

    private static WakingHours? ReadAwake(Block block)
    {
        if (!block.Has("awake"))
        {
            return null;
        }

        Block hours = block.Inner("awake", "the waking hours");
        WakingHours read = new(
            hours.RequiredParsed("from", WeekText.Time, LocalTime.Midnight),
            hours.RequiredParsed("to", WeekText.Time, LocalTime.Midnight)
        );
        hours.Close();
        return read;
    }
}
