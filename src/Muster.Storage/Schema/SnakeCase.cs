// Names of columns, keys and indexes in snake case.
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Muster.Storage.Schema;

internal static class SnakeCase
{
    /// <summary>Renames what still has its name from the code; a name with no capital stays as it is.</summary>
    public static void Apply(ModelBuilder model)
    {
        foreach (IMutableEntityType entity in model.Model.GetEntityTypes())
        {
            if (entity.GetContainerColumnName() is { } json)
            {
                entity.SetContainerColumnName(Of(json));
                continue;
            }

            foreach (IMutableProperty property in entity.GetProperties())
            {
                property.SetColumnName(Of(property.GetColumnName()));
            }

            string? table = entity.GetTableName();
            foreach (IMutableKey key in entity.GetKeys())
            {
                key.SetName($"pk_{table}");
            }

            foreach (IMutableForeignKey key in entity.GetForeignKeys())
            {
                key.SetConstraintName($"fk_{table}_{Columns(key.Properties)}");
            }

            foreach (IMutableIndex index in entity.GetIndexes())
            {
                index.SetDatabaseName(index.Name ?? $"ix_{table}_{Columns(index.Properties)}");
            }
        }
    }

    public static string Of(string name)
    {
        StringBuilder snake = new(name.Length + 4);
        foreach (char letter in name)
        {
            if (char.IsAsciiLetterUpper(letter) && snake.Length > 0 && snake[^1] != '_')
            {
                snake.Append('_');
            }

            snake.Append(char.ToLowerInvariant(letter));
        }

        return snake.ToString();
    }

    private static string Columns(IEnumerable<IMutableProperty> properties) =>
        string.Join('_', properties.Select(property => property.GetColumnName()));
}
