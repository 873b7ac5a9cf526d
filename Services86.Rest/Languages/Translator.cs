using System.Collections;
using System.Collections.Concurrent;
using Services86.Description;

namespace Services86.Rest.Languages;

/// <summary>Translates the multi-language texts of a result into one language.</summary>
/// <remarks>
/// All texts in records, lists and dictionaries are translated, except those that are marked as secret, which are never
/// changed. Resource ids such as <c>[SR_MANDATORY_FIELD_1281]</c> stay, as this server has no resources. It is not used
/// for calls that ask for no language.
/// </remarks>
internal sealed class Translator(Language language)
{
    private static readonly ConcurrentDictionary<ObjectDescription, IReadOnlyList<Member>> MembersByType = new();

    /// <summary>Gets whether any text has been translated.</summary>
    public bool HasTranslated { get; private set; }

    /// <summary>Translates the results of an operation, in place.</summary>
    /// <param name="reply">The description of the results.</param>
    /// <param name="results">A value for each part of the reply.</param>
    public void Translate(MessageDescription reply, object?[] results)
    {
        for (var i = 0; i < results.Length; i++)
        {
            if (!reply.Parts[i].IsSecret)
            {
                results[i] = Translate(reply.Parts[i].Type, results[i]);
            }
        }
    }

    private object? Translate(TypeDescription type, object? value)
    {
        switch (type)
        {
            case var _ when value is null:
                break;
            case PrimitiveDescription when value is string text:
                return Translate(text);
            case ObjectDescription description:
                TranslateMembers(description, value);
                break;
            case ListDescription { Item: var item } when !item.ClrType.IsValueType:
                TranslateItems(item, (object?[])value);
                break;
            case DictionaryDescription { Value: var item }:
                TranslateEntries(item, (IDictionary)value);
                break;
        }

        return value;
    }

    private string Translate(string text)
    {
        var version = MultiLanguageText.Translate(text, language);
        HasTranslated |= !ReferenceEquals(version, text);
        return version;
    }

    private void TranslateMembers(ObjectDescription description, object target)
    {
        foreach (var member in MembersByType.GetOrAdd(description, TranslatableMembersOf))
        {
            var value = member.Accessor.GetValue(target);
            var translated = Translate(member.Type, value);

            // Unchanged values are not set again: records may be shared.
            if (!ReferenceEquals(translated, value))
            {
                member.Accessor.SetValue(target, translated);
            }
        }
    }

    private void TranslateItems(TypeDescription item, object?[] items)
    {
        for (var i = 0; i < items.Length; i++)
        {
            items[i] = Translate(item, items[i]);
        }
    }

    private void TranslateEntries(TypeDescription item, IDictionary entries)
    {
        foreach (var key in entries.Keys.Cast<object>().ToList())
        {
            var value = entries[key];
            var translated = Translate(item, value);
            if (!ReferenceEquals(translated, value))
            {
                entries[key] = translated;
            }
        }
    }

    // Structures contain no texts.
    private static IReadOnlyList<Member> TranslatableMembersOf(ObjectDescription description) =>
    [
        .. from member in description.Members
           let type = member.Property.PropertyType
           where !member.IsSecret && !type.IsValueType && type != typeof(byte[])
           select new Member(
               PropertyAccessor.Create(member.Property.DeclaringType!.GetProperty(member.Property.Name)!), member.Type)
    ];

    private sealed record Member(PropertyAccessor Accessor, TypeDescription Type);
}
