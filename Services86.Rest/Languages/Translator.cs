using System.Collections;
using System.Collections.Concurrent;
using Services86.Description;

namespace Services86.Rest.Languages;

/// <summary>Puts the texts of an answer into one language: those that have a version in each of several.</summary>
/// <remarks>
/// Every text is looked at, in records, lists and dictionaries, but for what is marked as a secret, which is never
/// touched, whatever it looks like. Resource ids such as <c>[SR_MANDATORY_FIELD_1281]</c> stay, as this server has no
/// resources. Nothing is done for a call that asks for no language.
/// </remarks>
internal sealed class Translator(Language language)
{
    private static readonly ConcurrentDictionary<ObjectDescription, IReadOnlyList<Member>> MembersByType = new();

    /// <summary>Whether any text has been replaced.</summary>
    public bool HasTranslated { get; private set; }

    /// <summary>Translates the results of an operation, in place.</summary>
    /// <param name="reply">What the results are.</param>
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

            // What has not changed is not written: records may be shared.
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

    // Structures have no texts.
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
